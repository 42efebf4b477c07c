#include "tools/sshplan/views/hop_union.hpp"

#include <algorithm>

namespace sshplan::cli {
namespace {

/// Whether a reader would see the same row; how it is reached may differ.
bool is_same_row(const Hop& a, const Hop& b) {
    return a.name == b.name && a.hostname == b.hostname && a.port == b.port && a.user == b.user &&
           a.host_key_name == b.host_key_name && a.because == b.because;
}

class Union {
public:
    explicit Union(const Explanation& explanation) : explanation_(explanation) {}

    void take(std::size_t route) {
        std::size_t next = 0;  // the row behind the hop that came last
        const std::vector<Hop>& hops = explanation_.routes[route].route.hops;
        for (std::size_t i = 0; i < hops.size(); ++i) {
            std::size_t row = find(hops[i], next);
            if (row == rows_.size()) row = find(hops[i], 0);
            if (row == rows_.size()) {
                row = next;
                rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(row), UnitedHop{});
            }
            add(rows_[row], {route, i});
            if (i + 1 == hops.size()) rows_[row].is_destination = true;
            next = std::max(next, row + 1);
        }
    }

    [[nodiscard]] std::vector<UnitedHop> rows() const { return rows_; }

private:
    [[nodiscard]] std::size_t find(const Hop& hop, std::size_t from) const {
        while (from < rows_.size() &&
               !is_same_row(hop_at(explanation_, rows_[from].places.front()), hop)) {
            ++from;
        }
        return from;
    }

    void add(UnitedHop& row, const UnitedHop::Where& where) const {
        if (row.places.empty() || row.places.back().route != where.route) {
            row.places.push_back(where);
        }
        const Reach reach = hop_at(explanation_, where).reach;
        if (std::ranges::find(row.reaches, reach) == row.reaches.end()) {
            row.reaches.push_back(reach);
        }
    }

    const Explanation& explanation_;
    std::vector<UnitedHop> rows_{};
};

}  // namespace

const Hop& hop_at(const Explanation& explanation, const UnitedHop::Where& where) {
    return explanation.routes[where.route].route.hops[where.hop];
}

std::vector<UnitedHop> united_hops(const Explanation& explanation) {
    Union all{explanation};
    for (std::size_t route = 0; route < explanation.routes.size(); ++route) all.take(route);
    return all.rows();
}

std::vector<std::size_t> routes_of(const UnitedHop& hop) {
    std::vector<std::size_t> routes;
    for (const UnitedHop::Where& where : hop.places) routes.push_back(where.route);
    return routes;
}

}  // namespace sshplan::cli
