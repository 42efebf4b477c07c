# cmake -D EXECUTABLE=... -D LABEL=... -D OUT=... -P list_tests.cmake
#
# Writes for ctest one test "<label>: <name>" for each TEST_CASE. Catch2's own catch_discover_tests
# loses names with ';' or '[', and lets a name that selects no test case pass.
cmake_policy(VERSION 3.25)

function(add_cases spec labels)
  execute_process(COMMAND ${EXECUTABLE} --list-test-names-only ${spec}
                  OUTPUT_VARIABLE names RESULT_VARIABLE count)
  # CMake cuts lists at ';' and not within '[...]', so these stand aside while lines are cut.
  string(ASCII 1 open)
  string(ASCII 2 close)
  string(ASCII 3 semicolon)
  string(REPLACE "[" "${open}" names "${names}")
  string(REPLACE "]" "${close}" names "${names}")
  string(REPLACE ";" "${semicolon}" names "${names}")
  string(REGEX MATCHALL "[^\n]+" names "${names}")
  list(LENGTH names listed)
  # Catch2 exits with their number, 255 at most.
  if(NOT count STREQUAL listed AND NOT (count STREQUAL "255" AND listed GREATER 255))
    message(FATAL_ERROR "${EXECUTABLE}: cannot list its tests: ${count}, not ${listed}")
  endif()
  foreach(name IN LISTS names)
    string(REPLACE "${open}" "[" name "${name}")
    string(REPLACE "${close}" "]" name "${name}")
    string(REPLACE "${semicolon}" ";" name "${name}")
    string(REGEX REPLACE "([][\\\\,\"])" "\\\\\\1" pattern "${name}")  # as Catch2's test specs want it
    string(REGEX REPLACE "^([-~])" "\\\\\\1" pattern "${pattern}")
    file(APPEND ${OUT} "
add_test([==[${LABEL}: ${name}]==] [==[${EXECUTABLE}]==] [==[${pattern}]==] -w NoTests)
set_tests_properties([==[${LABEL}: ${name}]==] PROPERTIES LABELS \"${labels}\"
  SKIP_RETURN_CODE 77 SKIP_REGULAR_EXPRESSION \"SKIPPED: \"
  ENVIRONMENT_MODIFICATION \"RC_PARAMS=string_prepend:seed=20 max_success=300 \")
")
  endforeach()
endfunction()

file(WRITE ${OUT} "# generated\n")
add_cases("~[wild]~[.]" "${LABEL}")
add_cases("[wild]" "${LABEL};wild")  # these need SSHPLAN_WILD_CORPUS
