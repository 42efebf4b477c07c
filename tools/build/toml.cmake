# sshplan::toml, header-only: what a distribution ships as a library is built with exceptions.
find_package(tomlplusplus REQUIRED)

add_library(sshplan_toml INTERFACE)
target_include_directories(sshplan_toml SYSTEM INTERFACE
  $<TARGET_PROPERTY:tomlplusplus::tomlplusplus,INTERFACE_INCLUDE_DIRECTORIES>)
target_compile_definitions(sshplan_toml INTERFACE TOML_HEADER_ONLY=1 TOML_EXCEPTIONS=0)
add_library(sshplan::toml ALIAS sshplan_toml)
