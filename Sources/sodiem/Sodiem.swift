import Commands

@main
struct Sodiem {
  static func main() async { await runSodiem() }
}
