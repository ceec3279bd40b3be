"""Criteria as a table: what a criteria file says under `criteria` as `{table: …, rules: …}`, written and read."""

import csv

from rules import plain

#: What stands in a mapping of its own in YAML, and in columns of a table.
HOMES = ("rule", "not_applicable")
LANGUAGES = ("vi", "en")


def cell(value):
    """A value as a cell says it; None if no cell can."""
    if isinstance(value, str):
        return None if value == "~" else value
    return plain(value)


def cells(key, value):
    """The cells of a key by their columns, of a value that unit groups or languages may have of their own too."""
    values = {key: value}
    if isinstance(value, dict) and value.keys() <= set(LANGUAGES):
        values = {f"{key}_{language}": text for language, text in value.items()}
    elif isinstance(value, dict):
        values = {key if group == "default" else f"{key}@{group}": amount for group, amount in value.items()}
    found = {column: cell(amount) for column, amount in values.items()}
    return None if None in found.values() else found


def row(node, parent, rules):
    """A criterion as a row; a rule that no cells can hold goes to the rules. None if no row can say it."""
    result = {"parent": parent}
    for key, value in node.items():
        if key == "criteria":
            continue
        if key == "defaults":
            return None
        if key in HOMES and isinstance(value, dict):
            inside = [cells(*item) for item in value.items()]
            if None not in inside:
                for found in inside:
                    result.update(found)
                continue
            if key == "rule":
                rules[node["code"]] = value
                continue
            return None
        found = cells("policy" if key == "not_applicable" else key, value)
        if found is None:
            return None
        result.update(found)
    return result


def table(criteria):
    """The rows of criteria with those in them, a head first, and the rules beside; None if no table can be."""
    rows, rules = [], {}

    def add(nodes, parent):
        for node in nodes:
            rows.append(row(node, parent, rules))
            add(node.get("criteria", []), node["code"])
    add(criteria, "")
    if None in rows:
        return None
    head = list(dict.fromkeys(["code", "parent", "name", *(column for row in rows for column in row)]))
    return [head] + [[row.get(column, "") for column in head] for row in rows], rules


def without(group, folder):
    """A group, or a set, with the criteria of tables as lists: what is said of the criteria, not of their rules."""
    criteria = group.get("criteria")
    if isinstance(criteria, dict):
        return {**group, "criteria": _listed(folder / criteria["table"])}
    return {**group, "criteria": [without(part, folder) for part in criteria]} if criteria else group


def _listed(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    nodes, tops = {}, []
    for row in rows:
        node = {key: value for key, value in row.items() if value and "@" not in key}
        for key in ("max", "weight"):
            special = {column.split("@")[1]: value for column, value in row.items()
                       if value and column.startswith(f"{key}@")}
            if special:
                node[key] = {"default": row[key], **special}
        if "within" in node:
            node["not_applicable"] = {"within": node["within"]}
        nodes[node["code"]] = node
        if row.get("parent"):
            nodes[row["parent"]].setdefault("criteria", []).append(node)
        else:
            tops.append(node)
    return tops
