#include <catch2/catch.hpp>

#include "tools/sshplan/views/xml_text.hpp"

using sshplan::cli::xml_text;

TEST_CASE("XML keeps no character that means something to it") {
    CHECK(xml_text("a<b>&\"c\"'") == "a&lt;b&gt;&amp;&quot;c&quot;&#39;");
    CHECK(xml_text("]]>") == "]]&gt;");
    CHECK(xml_text("&#1;") == "&amp;#1;");
    CHECK(xml_text("") == "");
}

TEST_CASE("XML holds no character that it may not") {
    CHECK(xml_text({"\0\x01\x1f\x7f", 4}) == "\\x00\\x01\\x1f\\x7f");
    CHECK(xml_text("a\r\n\tb") == "a\\x0d\\x0a b");
    CHECK(xml_text("\xff\xed\xa0\x80") == "\\xff\\xed\\xa0\\x80");
    CHECK(xml_text("\xef\xbf\xbe\xef\xbf\xbf") == "\\u{fffe}\\u{ffff}");
    CHECK(xml_text("\xef\xbf\xbd\xf0\x9f\xbf\xbe") == "\xef\xbf\xbd\xf0\x9f\xbf\xbe");
    CHECK(xml_text("\xe2\x80\xae東") == "\\u{202e}東");
}

TEST_CASE("XML writes what a runner would obey as references") {
    CHECK(xml_text("::error::x") == "&#58;:error&#58;:x");
    CHECK(xml_text(":::") == "&#58;&#58;:");
    CHECK(xml_text("##[x ###vso[y #z") == "&#35;#[x &#35;&#35;#vso[y #z");
}
