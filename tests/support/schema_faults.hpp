#pragma once

#include <string>
#include <vector>

namespace sshplan::test {

/// What is wrong with JSON files by a JSON schema below tests/data; empty: nothing. Where there is
/// no validator that is what is wrong.
[[nodiscard]] std::string json_faults(const std::string& schema,
                                      const std::vector<std::string>& files);

/// The same of XML files, by an XML schema.
[[nodiscard]] std::string xml_faults(const std::string& schema,
                                     const std::vector<std::string>& files);

/// What an XPath expression makes of an XML file: a text, or a number.
[[nodiscard]] std::string xpath(const std::string& expression, const std::string& file);

}  // namespace sshplan::test
