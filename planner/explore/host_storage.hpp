#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace sshplan {

/// Where lists of hosts have their texts and rows: hundreds of thousands of small ones, which go
/// all at once. What is kept stays where it is as long as the storage lives.
class HostStorage {
public:
    HostStorage() = default;
    HostStorage(const HostStorage&) = delete;
    HostStorage& operator=(const HostStorage&) = delete;
    HostStorage(HostStorage&&) = delete;
    HostStorage& operator=(HostStorage&&) = delete;
    ~HostStorage() = default;

    /// Keeps a text.
    [[nodiscard]] std::string_view text(std::string_view text) {
        const std::span<const char> kept = rows(std::span{text});
        return {kept.data(), kept.size()};
    }

    /// Keeps rows that own nothing.
    template <typename T>
        requires std::is_trivially_destructible_v<T>
    [[nodiscard]] std::span<const T> rows(std::span<const T> rows) {
        if (rows.empty()) return {};
        T* const kept = static_cast<T*>(memory_.allocate(rows.size() * sizeof(T), alignof(T)));
        std::ranges::uninitialized_copy(rows, std::span{kept, rows.size()});
        return {kept, rows.size()};
    }

    /// Keeps one that owns nothing.
    template <typename T>
        requires std::is_trivially_destructible_v<T>
    [[nodiscard]] const T& row(const T& row) {
        return rows(std::span{&row, 1}).front();
    }

    /// Keeps what owns something, and is rare.
    template <typename T>
    [[nodiscard]] const T& object(T object) {
        auto kept = std::make_shared<const T>(std::move(object));
        objects_.push_back(kept);
        return *kept;
    }

private:
    std::pmr::monotonic_buffer_resource memory_{};
    std::vector<std::shared_ptr<const void>> objects_{};
};

}  // namespace sshplan
