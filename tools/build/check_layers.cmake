# cmake -P tools/build/check_layers.cmake, from the project root. Run by ctest as "layers".
cmake_policy(VERSION 3.25)

# A module may include only itself and what stands before it.
set(order
    parser/text parser/syntax parser/config
    planner/world planner/dialect planner/invocation planner/resolve planner/shell planner/recipe
    planner/plan planner/explore planner/classes planner/lint planner/migrate
    planner/fix planner/connect planner/verify
    tools/sshplan)

# "<pattern>|<where it may stand>|<why>"; the first two are regular expressions.
set(world "^planner/(world|connect)/")
set(rules
    "<tao/pegtl@^(parser/syntax|planner/shell)/@PEGTL costs seconds in each file"
    "[<\"]CLI/@^tools/sshplan/commands/@only commands read our own options"
    "[<\"]nlohmann/@^tools/sshplan/views/@only views know JSON"
    "<toml[+][+]/@^tools/sshplan/session/toml_document[.]cpp$@read_toml() reads TOML"
    "#include <(unistd[.]h|fstream|sys/[^>]*)>@${world}|^tools/sshplan/main[.]cpp$@ask the World"
    "getenv *[(]@${world}@ask the World"
    "(system|steady|high_resolution|utc|file)_clock@${world}@ask the World")

foreach(module IN LISTS order)
  list(APPEND allowed ${module})
  file(GLOB_RECURSE files RELATIVE ${CMAKE_SOURCE_DIR} ${module}/*.hpp ${module}/*.cpp)
  foreach(file IN LISTS files)
    file(STRINGS ${file} includes REGEX "^ *# *include *\"")
    foreach(line IN LISTS includes)
      string(REGEX REPLACE "^[^\"]*\"(([a-z_]+/[a-z_]+)/)?.*" "\\2" target "${line}")
      if(NOT target IN_LIST allowed)
        message(SEND_ERROR "${file}: ${line}\n  ${module} must not include '${target}'; "
                           "paths start at the project root")
      endif()
    endforeach()
    foreach(rule IN LISTS rules)
      string(REPLACE "@" ";" rule "${rule}")
      list(GET rule 0 pattern)
      list(GET rule 1 place)
      list(GET rule 2 reason)
      file(STRINGS ${file} hits REGEX "^[^/]*${pattern}")  # not in a comment
      if(hits AND NOT file MATCHES "${place}")
        message(SEND_ERROR "${file}: ${hits}\n  not here: ${reason}")
      endif()
    endforeach()
  endforeach()
endforeach()

file(GLOB_RECURSE all RELATIVE ${CMAKE_SOURCE_DIR} parser/*.hpp planner/*.hpp tools/sshplan/*.hpp
     parser/*.cpp planner/*.cpp tools/sshplan/*.cpp)
list(JOIN order "|" known)
list(FILTER all EXCLUDE REGEX "^(${known})/")
if(all)
  message(SEND_ERROR "no layer is known for ${all}: add it to tools/build/check_layers.cmake")
endif()
