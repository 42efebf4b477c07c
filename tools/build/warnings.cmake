# Warnings are errors only in the presets (CMAKE_COMPILE_WARNING_AS_ERROR): a newer compiler that
# knows a new warning must not break a user's build.
add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow)

# g++ 12 sees overlaps inside std::string's operator+ that are not there (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  add_compile_options(-Wno-restrict)
endif()

# Sanitizers make it guess, in std::regex above all (gcc(1), -fsanitize=address).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_FLAGS MATCHES "-fsanitize=")
  add_compile_options(-Wno-maybe-uninitialized)
endif()
