// SPDX-License-Identifier: Apache-2.0

#ifndef STANDIN_TOLD_H
#define STANDIN_TOLD_H

#include <memory>
#include <vector>

#include "notify.h"

namespace standin {

/** A NOTIFICATION and all that it points to, in memory that is spoilt when OnNotify has returned. */
class Told {

public:
	explicit Told(const std::vector<std::shared_ptr<const Event>> &events);
	~Told();
	Told(const Told &) = delete;
	Told &operator=(const Told &) = delete;

	NOTIFICATION *notifications() { return reinterpret_cast<NOTIFICATION *>(memory_.data()); }

private:
	void write(const Event &event, NOTIFICATION &to);
	void put(const Bytes &id, ULONG &count, LPENTRYID &at);
	wchar_t *text(const std::string &ascii);
	BYTE *take(size_t bytes);

	Bytes memory_;
	BYTE *free_ = nullptr;
};

/** Reads a notification back, to tell it again elsewhere. */
Event event_of(const NOTIFICATION &notification);

} // namespace standin

#endif
