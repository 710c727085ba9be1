package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.catalogue.NumberForm;
import cn.icpfiling.filing.core.catalogue.RegionTable;
import cn.icpfiling.filing.core.rules.RuleEntry;
import cn.icpfiling.filing.dictionaries.DictionaryEntry.Family;
import java.util.Collection;
import java.util.List;

/** Collects what a table knows about one code; what it is not told stays absent. */
final class EntryDraft {

    private final String code;
    private final String zh;
    private final String en;
    private RuleEntry.Status status;
    private RegionTable.Division region;
    private List<Integer> natures;
    private List<Integer> certificateTypes;
    private NumberForm numberForm;
    private Boolean needsNote;
    private String province;
    private String prefix;
    private List<OrderType> orderTypes;
    private List<Family> families;
    private String remedyZh;
    private String remedyEn;

    /** @param en null if there is no English name */
    EntryDraft(String code, String zh, String en) {
        this.code = code;
        this.zh = zh;
        this.en = en;
    }

    EntryDraft unverified() {
        status = RuleEntry.Status.UNVERIFIED;
        return this;
    }

    EntryDraft region(RegionTable.Division division) {
        region = division;
        return this;
    }

    EntryDraft natures(Collection<Integer> codes) {
        natures = List.copyOf(codes);
        return this;
    }

    EntryDraft certificateTypes(Collection<Integer> codes) {
        certificateTypes = List.copyOf(codes);
        return this;
    }

    EntryDraft numberForm(String name) {
        numberForm = name == null ? null : NumberForm.valueOf(name);
        return this;
    }

    EntryDraft needsNote() {
        needsNote = true;
        return this;
    }

    EntryDraft province(String provinceCode, String numberPrefix) {
        province = provinceCode;
        prefix = numberPrefix;
        return this;
    }

    EntryDraft orderTypes(Collection<OrderType> types) {
        orderTypes = List.copyOf(types);
        return this;
    }

    EntryDraft reason(Collection<Family> sources, String remedyInChinese, String remedyInEnglish) {
        families = List.copyOf(sources);
        remedyZh = remedyInChinese;
        remedyEn = remedyInEnglish;
        return this;
    }

    DictionaryEntry entry() {
        var isRegion = region != null;
        return new DictionaryEntry(
                code,
                zh,
                en,
                isRegion ? region.validFrom() : null,
                isRegion ? region.validTo() : null,
                status,
                isRegion ? region.level() : null,
                isRegion ? region.parent() : null,
                isRegion && region.grouping() ? true : null,
                isRegion && !region.successors().isEmpty() ? region.successors() : null,
                natures,
                certificateTypes,
                numberForm,
                needsNote,
                province,
                prefix,
                orderTypes,
                families,
                remedyZh,
                remedyEn);
    }
}
