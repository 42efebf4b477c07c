# cmake -D BINARY=<program> -P check_hardening.cmake
#
# Fails unless an ELF program was built and linked as tools/build/hardening.cmake says.
find_program(READELF readelf REQUIRED)

execute_process(COMMAND ${READELF} --file-header --program-headers --dynamic --wide ${BINARY}
                OUTPUT_VARIABLE form COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${READELF} --symbols --wide ${BINARY}
                OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)

set(faults "")

# demand(<text> <regular expression> <what is missing without it>)
function(demand text expression fault)
  if(NOT "${${text}}" MATCHES "${expression}")
    set(faults "${faults}\n  ${fault}" PARENT_SCOPE)
  endif()
endfunction()

# forbid(<text> <regular expression> <what is wrong with it>)
function(forbid text expression fault)
  if("${${text}}" MATCHES "${expression}")
    set(faults "${faults}\n  ${fault}" PARENT_SCOPE)
  endif()
endfunction()

demand(form "Type: +DYN" "it is loaded at a fixed address (-pie)")
demand(form "GNU_RELRO" "its tables of addresses can be written (-z relro)")
demand(form "BIND_NOW|FLAGS_1\\)[^\n]*NOW" "its functions are bound late (-z now)")
demand(form "GNU_STACK[^\n]* RW " "its stack can be run (-z noexecstack)")
demand(symbols "__stack_chk_fail" "its stack is not watched (-fstack-protector-strong)")
demand(symbols "__[a-z]+_chk@" "calls of the C library are not checked (_FORTIFY_SOURCE)")
demand(symbols "__glibcxx_assert_fail" "containers are not checked (_GLIBCXX_ASSERTIONS)")
forbid(form "TEXTREL" "its code is written while it is loaded")
forbid(form "\\((RPATH|RUNPATH)\\)" "it looks for libraries in a folder of its own")

if(faults)
  message(FATAL_ERROR "${BINARY} is not hardened:${faults}")
endif()
