# cmake -P tools/build/check_format.cmake, from the project root. Run by ctest as "format".
cmake_policy(VERSION 3.25)

find_program(CLANG_FORMAT clang-format-19)
if(NOT CLANG_FORMAT)
  message(FATAL_ERROR "clang-format-19 is missing: apt-get install clang-format-19")
endif()
set(files)
foreach(folder parser planner tools tests)
  file(GLOB_RECURSE found ${folder}/*.hpp ${folder}/*.cpp)
  list(APPEND files ${found})
endforeach()
execute_process(COMMAND ${CLANG_FORMAT} --dry-run -Werror ${files}
                RESULT_VARIABLE result ERROR_VARIABLE errors)
if(result)
  # One line for each file says enough: fmt puts all of it right.
  string(REGEX MATCHALL "[^\n:]+:[0-9]+:[0-9]+: error" places "${errors}")
  list(TRANSFORM places REPLACE ":.*" "")
  list(REMOVE_DUPLICATES places)
  list(JOIN places "\n  " places)
  message(FATAL_ERROR "tools/dev fmt would change\n  ${places}\n${CLANG_FORMAT}: ${result}")
endif()
