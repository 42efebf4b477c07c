# sshplan_module(<folder> [NAME <name>] [USES <modules>...] [HIDES <libraries>...])
#
# One static library for one folder and the folders below it, without main.cpp; sshplan::<name>.
# Each header must compile alone (all_verify_interface_header_sets). What a module HIDES, no other
# module can name. A folder without sources yet is an empty module.
function(sshplan_module folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "NAME" "USES;HIDES")
  if(NOT arg_NAME)
    set(arg_NAME ${folder})
  endif()
  set(target sshplan_${arg_NAME})
  list(TRANSFORM arg_USES PREPEND sshplan::)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${folder}/*.hpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")

  if(sources)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PUBLIC ${arg_USES} PRIVATE ${arg_HIDES} sshplan::fmt)
    set(visibility PUBLIC)
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE ${arg_USES})
    set(visibility INTERFACE)
  endif()
  add_library(sshplan::${arg_NAME} ALIAS ${target})
  target_include_directories(${target} ${visibility} ${PROJECT_SOURCE_DIR})
  if(headers)
    target_sources(${target} ${visibility} FILE_SET HEADERS
                   BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers})
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  endif()
endfunction()
