def problems(book, output, check_explain=False):
    return []
