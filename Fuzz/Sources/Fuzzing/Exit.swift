#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

func exitProcess(_ status: Int32) -> Never { exit(status) }
