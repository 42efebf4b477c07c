# What makes a fault of memory end the program, where CMAKE_BUILD_TYPE is Release.
# tools/build/check_hardening.cmake looks whether the binary has it.
include(CheckCXXCompilerFlag)

foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)
  string(MAKE_C_IDENTIFIER "has${flag}" known)
  check_cxx_compiler_flag(${flag} ${known})
  if(${known})
    add_compile_options($<$<CONFIG:Release>:${flag}>)
  endif()
endforeach()

# Not -fPIC, by which functions of one file could not be put into each other. A distribution's own
# level of checks is taken back first, as the compiler complains of two.
add_compile_options("$<$<CONFIG:Release>:-fPIE;-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2;-D_GLIBCXX_ASSERTIONS>")
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  add_link_options("$<$<CONFIG:Release>:-pie;-Wl,-z,relro;-Wl,-z,now;-Wl,-z,noexecstack>")
endif()
