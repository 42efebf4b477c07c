#include <string>

#include <catch2/catch.hpp>

#include "planner/resolve/sha1.hpp"

using namespace sshplan;

TEST_CASE("SHA-1 gives what FIPS 180-4 and sha1sum(1) give") {
    CHECK(sha1_hex("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    CHECK(sha1_hex("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
    // Two blocks, as the length no longer fits the first.
    CHECK(sha1_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    CHECK(sha1_hex(std::string(1000, 'a')) == "291e9a6c66994949b57ba5e650361e98fc36b1ba");
}
