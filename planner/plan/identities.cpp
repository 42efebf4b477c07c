#include "planner/plan/identities.hpp"

#include "parser/config/pattern.hpp"
#include "planner/resolve/default_identities.hpp"

namespace sshplan {

std::vector<Identity> offered_identities(const Resolution& resolution, const Client& client) {
    const Setting& setting = resolution.of(Keyword::identity_file);
    std::vector<Identity> identities;
    if (setting.obtained.empty()) {
        for (const std::string_view path : default_identity_files(client.dialect.edition)) {
            identities.push_back({std::string{path}, Origin{}});
        }
        return identities;
    }
    for (const Obtained& file : setting.obtained) {
        // `none` keeps the defaults away and is no file itself.
        if (!is_none(file.text)) identities.push_back({file.text, file.origin});
    }
    return identities;
}

}  // namespace sshplan
