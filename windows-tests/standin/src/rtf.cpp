// SPDX-License-Identifier: Apache-2.0

#include "rtf.h"

#include <cstring>

#include "call.h"
#include "stream.h"
#include "utilities.h"

namespace standin {

namespace {

constexpr ULONG mark_compressed = 0x75465A4C;
constexpr ULONG mark_stored = 0x414C454D;
constexpr size_t window = 4096;

/** What the window holds before the first byte, as the format lays down. */
const char preset[] = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
					  "\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
					  "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

struct Header {
	ULONG compressed_size;
	ULONG plain_size;
	ULONG mark;
	ULONG checksum;
};

bool expand(const Bytes &compressed, size_t plain_size, Bytes &plain) {
	BYTE dictionary[window] = {};
	size_t write = sizeof preset - 1;
	std::memcpy(dictionary, preset, write);
	size_t at = sizeof(Header);
	while (at < compressed.size()) {
		BYTE control = compressed[at++];
		for (int bit = 0; bit < 8; bit++, control >>= 1) {
			if ((control & 1) == 0) {
				if (at >= compressed.size()) {
					return plain.size() >= plain_size;
				}
				plain.push_back(compressed[at]);
				dictionary[write++ % window] = compressed[at++];
				continue;
			}
			if (at + 1 >= compressed.size()) {
				return plain.size() >= plain_size;
			}
			size_t reference = static_cast<size_t>(compressed[at] << 8 | compressed[at + 1]);
			at += 2;
			size_t offset = reference >> 4;
			size_t length = (reference & 0xF) + 2;
			if (offset == write % window) {
				return true;
			}
			for (size_t i = 0; i < length; i++) {
				BYTE byte = dictionary[(offset + i) % window];
				plain.push_back(byte);
				dictionary[write++ % window] = byte;
			}
		}
	}
	return plain.size() >= plain_size;
}

} // namespace

bool decompress_rtf(const Bytes &compressed, Bytes &plain) {
	if (compressed.size() < sizeof(Header)) {
		return false;
	}
	Header header;
	std::memcpy(&header, compressed.data(), sizeof header);
	plain.clear();
	if (header.mark == mark_stored) {
		plain.assign(compressed.begin() + sizeof header, compressed.end());
	}
	else if (header.mark != mark_compressed || !expand(compressed, header.plain_size, plain)) {
		return false;
	}
	if (plain.size() < header.plain_size) {
		return false;
	}
	plain.resize(header.plain_size);
	return true;
}

Bytes store_rtf(const Bytes &plain) {
	Header header = {static_cast<ULONG>(plain.size() + sizeof(Header) - sizeof(ULONG)),
			static_cast<ULONG>(plain.size()),
			mark_stored, 0};
	Bytes stored(sizeof header + plain.size());
	std::memcpy(stored.data(), &header, sizeof header);
	std::memcpy(stored.data() + sizeof header, plain.data(), plain.size());
	return stored;
}

namespace {

HRESULT read_all(IStream *stream, Bytes &bytes) {
	BYTE part[4096];
	ULONG read = 0;
	do {
		HRESULT result = stream->Read(part, sizeof part, &read);
		if (FAILED(result)) {
			return result;
		}
		bytes.insert(bytes.end(), part, part + read);
	}
	while (read > 0);
	return S_OK;
}

HRESULT write_all(IStream *stream, const Bytes &bytes) {
	LARGE_INTEGER start = {};
	ULARGE_INTEGER size = {};
	size.QuadPart = bytes.size();
	ULONG written = 0;
	HRESULT result = stream->Seek(start, STREAM_SEEK_SET, nullptr);
	if (SUCCEEDED(result)) {
		result = stream->SetSize(size);
	}
	if (SUCCEEDED(result)) {
		result = stream->Write(bytes.data(), static_cast<ULONG>(bytes.size()), &written);
	}
	return SUCCEEDED(result) ? stream->Commit(0) : result;
}

} // namespace

HRESULT wrap_rtf(IStream *compressed, ULONG flags, IStream **plain) {
	HRESULT refused = enter_function("WrapCompressedRTFStream", Trip::local);
	if (FAILED(refused)) {
		return refused;
	}
	if (compressed == nullptr || plain == nullptr) {
		return MAPI_E_INVALID_PARAMETER;
	}
	*plain = nullptr;
	bool writes = (flags & MAPI_MODIFY) != 0;
	Bytes text;
	if (!writes) {
		Bytes bytes;
		HRESULT result = read_all(compressed, bytes);
		if (FAILED(result)) {
			return result;
		}
		if (!decompress_rtf(bytes, text)) {
			return MAPI_E_CORRUPT_DATA;
		}
	}
	// the wrapper holds the wrapped stream, as that of MAPI does
	compressed->AddRef();
	std::shared_ptr<IStream> held(compressed, [](IStream *stream) { stream->Release(); });
	IUnknown *made = make_stream(Value::of_bytes(PR_RTF_COMPRESSED, std::move(text)), {writes, false}, nullptr,
			[held](const Value &value) { return write_all(held.get(), store_rtf(value.bytes())); });
	*plain = static_cast<IStream *>(made);
	return S_OK;
}

} // namespace standin
