#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "planner/explore/explanation.hpp"
#include "planner/resolve/complaint.hpp"
#include "planner/resolve/conditions.hpp"
#include "planner/resolve/resolution.hpp"

/// What several JSON outputs have in common; views alone include this.
namespace sshplan::cli {

using Json = nlohmann::ordered_json;

/// Where something comes from, in the two fields that say so. The command line is line 0 of no
/// file.
struct JsonPlace {
    Json file = nullptr;
    Json line = nullptr;
};

[[nodiscard]] JsonPlace place_of(const Origin& origin);
[[nodiscard]] JsonPlace place_of(const SourceFile* file, std::uint32_t line);

/// The outcomes that hold together: `{"C1": false}`.
[[nodiscard]] Json when_json(const When& when);

/// A text, or null for an empty one: what is not known, or is not there.
[[nodiscard]] Json text_or_null(const std::string& text);
/// The same, or null for none.
[[nodiscard]] Json text_or_null(const std::optional<std::string>& text);

/// Where a hop is and how it is reached: name, hostname, port, user, host_key_name, reach.
[[nodiscard]] Json place_json(const Hop& hop);

/// What a hop's host could use.
[[nodiscard]] Json exposure_json(const Exposure& exposure);

/// All conditions, in order.
[[nodiscard]] Json json_of(const std::vector<Condition>& conditions);

/// The ids of those that nothing decided, and of those whose command was run.
[[nodiscard]] Json undecided_ids(const std::vector<Condition>& conditions);
[[nodiscard]] Json executed_ids(const std::vector<Condition>& conditions);

/// Why there is no answer; empty if there is one.
[[nodiscard]] Json errors_of(const std::vector<Complaint>& complaints, Ending ending);

/// The document of an explanation with these routes, as it is printed.
[[nodiscard]] std::string printed_explanation(std::string_view schema,
                                              const Explanation& explanation,
                                              Json routes);

/// A document as it is printed, with a line end.
[[nodiscard]] std::string printed_document(const Json& document);
/// The same in one line.
[[nodiscard]] std::string printed_line(const Json& document);

}  // namespace sshplan::cli
