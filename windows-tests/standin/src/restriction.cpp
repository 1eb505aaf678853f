// SPDX-License-Identifier: Apache-2.0

#include "restriction.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "text.h"

namespace standin {

namespace {

constexpr int deepest = 128;

using Part = std::unique_ptr<Condition>;

class All final : public Condition {

public:
	explicit All(std::vector<Part> parts) : parts_(std::move(parts)) {}
	bool holds(const Row &row) const override {
		return std::all_of(parts_.begin(), parts_.end(), [&](const Part &part) { return part->holds(row); });
	}

private:
	std::vector<Part> parts_;
};

class Any final : public Condition {

public:
	explicit Any(std::vector<Part> parts) : parts_(std::move(parts)) {}
	bool holds(const Row &row) const override {
		return std::any_of(parts_.begin(), parts_.end(), [&](const Part &part) { return part->holds(row); });
	}

private:
	std::vector<Part> parts_;
};

/** Anything that looks at a row on its own. */
class Single final : public Condition {

public:
	explicit Single(std::function<bool(const Row &)> test) : test_(std::move(test)) {}
	bool holds(const Row &row) const override { return test_(row); }

private:
	std::function<bool(const Row &)> test_;
};

template <typename Test>
Part single(Test test) {
	return Part(new Single(test));
}

bool related(ULONG relation, int order) {
	switch (relation) {
		case RELOP_LT:
			return order < 0;
		case RELOP_LE:
			return order <= 0;
		case RELOP_GT:
			return order > 0;
		case RELOP_GE:
			return order >= 0;
		case RELOP_EQ:
			return order == 0;
		default:
			return order != 0;
	}
}

bool is_relation(ULONG relation) {
	return relation <= RELOP_NE;
}

/** Finds a property of the type that was asked for. */
const Value *find_typed(const Row &row, ULONG tag, Value &scratch) {
	const Value *found = row.find(PROP_ID(tag), scratch);
	return found != nullptr && (PROP_TYPE(tag) == PT_UNSPECIFIED || found->type() == PROP_TYPE(tag)) ? found : nullptr;
}

/** What a content restriction looks for, prepared once. */
class Pattern {

public:
	Pattern(const Value &wanted, ULONG fuzzy) : fuzzy_(fuzzy & 0xFFFF), binary_(wanted.type() == PT_BINARY) {
		ignores_case_ = (fuzzy & (FL_IGNORECASE | FL_LOOSE)) != 0;
		if (binary_) {
			bytes_ = wanted.bytes();
		}
		else {
			text_ = ignores_case_ ? folded(wanted.text()) : wanted.text();
		}
	}

	bool matches(const Value &value) const {
		if (binary_) {
			return found(value.bytes(), bytes_);
		}
		std::wstring text = ignores_case_ ? folded(value.text()) : value.text();
		return found(text, text_);
	}

private:
	template <typename Sequence>
	bool found(const Sequence &in, const Sequence &what) const {
		switch (fuzzy_) {
			case FL_FULLSTRING:
				return in == what;
			case FL_PREFIX:
				return in.size() >= what.size() && std::equal(what.begin(), what.end(), in.begin());
			default:
				return std::search(in.begin(), in.end(), what.begin(), what.end()) != in.end() || what.empty();
		}
	}

	ULONG fuzzy_;
	bool binary_;
	bool ignores_case_ = false;
	std::wstring text_;
	Bytes bytes_;
};

class Reader {

public:
	explicit Reader(std::string &why) : why_(why) {}

	HRESULT read(const SRestriction *from, Part &part, int depth, bool in_subtable) {
		if (from == nullptr) {
			why_ = "a part of the restriction is missing";
			return MAPI_E_INVALID_PARAMETER;
		}
		if (depth > deepest) {
			return too_complex("the restriction is nested too deeply");
		}
		switch (from->rt) {
			case RES_AND:
				return read_many(from->res.resAnd.cRes, from->res.resAnd.lpRes, part, depth, in_subtable, true);
			case RES_OR:
				return read_many(from->res.resOr.cRes, from->res.resOr.lpRes, part, depth, in_subtable, false);
			case RES_NOT:
				return read_not(from->res.resNot, part, depth, in_subtable);
			case RES_CONTENT:
				return read_content(from->res.resContent, part);
			case RES_PROPERTY:
				return read_property(from->res.resProperty, part);
			case RES_COMPAREPROPS:
				return read_compare(from->res.resCompareProps, part);
			case RES_BITMASK:
				return read_bits(from->res.resBitMask, part);
			case RES_SIZE:
				return read_size(from->res.resSize, part);
			case RES_EXIST: {
				ULONG tag = normalized(from->res.resExist.ulPropTag);
				part = single([tag](const Row &row) {
					Value scratch;
					return find_typed(row, tag, scratch) != nullptr;
				});
				return S_OK;
			}
			case RES_SUBRESTRICTION:
				return read_sub(from->res.resSub, part, depth, in_subtable);
			case RES_COMMENT:
				if (from->res.resComment.lpRes == nullptr) {
					part = Part(new All({}));
					return S_OK;
				}
				return read(from->res.resComment.lpRes, part, depth + 1, in_subtable);
			default:
				return too_complex("the restriction is of a kind that is not known");
		}
	}

private:
	HRESULT too_complex(const char *why) {
		why_ = why;
		return MAPI_E_TOO_COMPLEX;
	}

	HRESULT read_many(ULONG count, const SRestriction *from, Part &part, int depth, bool in_subtable, bool all) {
		std::vector<Part> parts(count);
		for (ULONG i = 0; i < count; i++) {
			HRESULT result = read(from != nullptr ? from + i : nullptr, parts[i], depth + 1, in_subtable);
			if (FAILED(result)) {
				return result;
			}
		}
		part = all ? Part(new All(std::move(parts))) : Part(new Any(std::move(parts)));
		return S_OK;
	}

	HRESULT read_not(const SNotRestriction &from, Part &part, int depth, bool in_subtable) {
		Part inner;
		HRESULT result = read(from.lpRes, inner, depth + 1, in_subtable);
		if (FAILED(result)) {
			return result;
		}
		std::shared_ptr<Condition> shared(std::move(inner));
		part = single([shared](const Row &row) { return !shared->holds(row); });
		return S_OK;
	}

	/** Reads the value that properties are held against; single values also stand for one of many. */
	HRESULT read_value(ULONG tag, const SPropValue *from, Value &value) {
		if (from == nullptr) {
			why_ = "the restriction has no value";
			return MAPI_E_INVALID_PARAMETER;
		}
		HRESULT result = Value::read(*from, value);
		if (FAILED(result)) {
			return too_complex("the value of the restriction is of a type that does not compare");
		}
		ULONG single_type = PROP_TYPE(tag) & ~static_cast<ULONG>(MV_FLAG);
		return value.type() == single_type ? S_OK : too_complex("property and value are of different types");
	}

	template <typename Test>
	static Part one_of(ULONG tag, Test test) {
		return single([tag, test](const Row &row) {
			Value scratch;
			const Value *found = find_typed(row, tag, scratch);
			if (found == nullptr) {
				return false;
			}
			if ((found->type() & MV_FLAG) == 0) {
				return test(*found);
			}
			for (size_t i = 0; i < found->count(); i++) {
				if (test(found->part(i))) {
					return true;
				}
			}
			return false;
		});
	}

	HRESULT read_content(const SContentRestriction &from, Part &part) {
		ULONG tag = normalized(from.ulPropTag);
		ULONG type = PROP_TYPE(tag) & ~static_cast<ULONG>(MV_FLAG);
		if (type != PT_UNICODE && type != PT_BINARY) {
			return too_complex("the property is neither text nor bytes");
		}
		if ((from.ulFuzzyLevel & 0xFFFF) > FL_PREFIX) {
			return too_complex("the fuzzy level is not known");
		}
		Value wanted;
		HRESULT result = read_value(tag, from.lpProp, wanted);
		if (FAILED(result)) {
			return result;
		}
		std::shared_ptr<Pattern> pattern = std::make_shared<Pattern>(wanted, from.ulFuzzyLevel);
		part = one_of(tag, [pattern](const Value &value) { return pattern->matches(value); });
		return S_OK;
	}

	HRESULT read_property(const SPropertyRestriction &from, Part &part) {
		ULONG tag = normalized(from.ulPropTag);
		if (!is_relation(from.relop)) {
			return too_complex("the relation is not known");
		}
		Value wanted;
		HRESULT result = read_value(tag, from.lpProp, wanted);
		if (FAILED(result)) {
			return result;
		}
		ULONG relation = from.relop;
		part = one_of(tag,
				[wanted, relation](const Value &value) { return related(relation, Value::compare(value, wanted)); });
		return S_OK;
	}

	HRESULT read_compare(const SComparePropsRestriction &from, Part &part) {
		ULONG left = normalized(from.ulPropTag1);
		ULONG right = normalized(from.ulPropTag2);
		if (PROP_TYPE(left) != PROP_TYPE(right) || (PROP_TYPE(left) & MV_FLAG) != 0
				|| !Value::is_ordered(PROP_TYPE(left)) || !is_relation(from.relop)) {
			return too_complex("the properties do not compare");
		}
		ULONG relation = from.relop;
		part = single([left, right, relation](const Row &row) {
			Value first;
			Value second;
			const Value *one = find_typed(row, left, first);
			const Value *other = find_typed(row, right, second);
			return one != nullptr && other != nullptr && related(relation, Value::compare(*one, *other));
		});
		return S_OK;
	}

	HRESULT read_bits(const SBitMaskRestriction &from, Part &part) {
		if (PROP_TYPE(from.ulPropTag) != PT_LONG || from.relBMR > BMR_NEZ) {
			return too_complex("the property has no bits");
		}
		ULONG tag = from.ulPropTag;
		ULONG mask = from.ulMask;
		bool wanted = from.relBMR == BMR_NEZ;
		part = single([tag, mask, wanted](const Row &row) {
			Value scratch;
			const Value *found = find_typed(row, tag, scratch);
			return found != nullptr && ((static_cast<ULONG>(found->as_long()) & mask) != 0) == wanted;
		});
		return S_OK;
	}

	HRESULT read_size(const SSizeRestriction &from, Part &part) {
		if (PROP_TYPE(from.ulPropTag) == PT_OBJECT || !is_relation(from.relop)) {
			return too_complex("the property has no size");
		}
		ULONG tag = normalized(from.ulPropTag);
		ULONG relation = from.relop;
		size_t bytes = from.cb;
		part = single([tag, relation, bytes](const Row &row) {
			Value scratch;
			const Value *found = find_typed(row, tag, scratch);
			if (found == nullptr) {
				return false;
			}
			size_t size = found->size();
			return related(relation, size < bytes ? -1 : size > bytes ? 1 : 0);
		});
		return S_OK;
	}

	HRESULT read_sub(const SSubRestriction &from, Part &part, int depth, bool in_subtable) {
		ULONG id = PROP_ID(from.ulSubObject);
		bool known = id == PROP_ID(PR_MESSAGE_RECIPIENTS) || id == PROP_ID(PR_MESSAGE_ATTACHMENTS);
		if (in_subtable || !known) {
			return too_complex("the subtable is not known");
		}
		Part inner;
		HRESULT result = read(from.lpRes, inner, depth + 1, true);
		if (FAILED(result)) {
			return result;
		}
		std::shared_ptr<Condition> shared(std::move(inner));
		part = single([id, shared](const Row &row) {
			Rows rows;
			row.sub_rows(id, rows);
			return std::any_of(rows.begin(), rows.end(),
					[&](const std::shared_ptr<const Row> &each) { return shared->holds(*each); });
		});
		return S_OK;
	}

	std::string &why_;
};

} // namespace

HRESULT read_restriction(const SRestriction *from, std::unique_ptr<Condition> &condition, std::string &why) {
	return Reader(why).read(from, condition, 0, false);
}

} // namespace standin
