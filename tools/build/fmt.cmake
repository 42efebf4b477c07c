# sshplan::fmt, the same on every system to the modules, and never a shared library in the program.
find_package(fmt REQUIRED)

if(fmt_VERSION VERSION_GREATER_EQUAL 9 AND fmt_VERSION VERSION_LESS 10)
  add_library(sshplan_fmt STATIC tools/build/fmt.cpp)
  target_include_directories(sshplan_fmt SYSTEM PUBLIC
    $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
  set_target_properties(sshplan_fmt PROPERTIES CXX_CLANG_TIDY "")  # not our code
else()
  add_library(sshplan_fmt INTERFACE)  # slower to build, right with every version
  target_link_libraries(sshplan_fmt INTERFACE fmt::fmt-header-only)
endif()
add_library(sshplan::fmt ALIAS sshplan_fmt)
