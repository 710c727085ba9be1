package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.ListEntry;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import com.ibm.icu.text.IDNA;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One line of a list's file. Every field is checked, so that one fault does not hide another. */
final class ListLine {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ALIASES = 2000;
    private static final int LONGEST_SOURCE = 400;
    private static final int LONGEST_LABEL = 63;
    private static final String BETWEEN_ALIASES = "|";
    private static final Pattern IANA_ID = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern ALL_DIGITS = Pattern.compile("\\d+");
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ);

    /** Receives the faults of the line. */
    interface Faults {
        void add(String field, String code, Object... args);
    }

    private final List<String> values;
    private final List<String> columns;
    private final Faults faults;
    private boolean sound = true;

    ListLine(List<String> values, List<String> columns, Faults faults) {
        this.values = values;
        this.columns = columns;
        this.faults = faults;
    }

    /** Returns a top-level domain as A-label; empty if the text is not one. */
    static Optional<String> label(String text) {
        var info = new IDNA.Info();
        var label =
                UTS46.labelToASCII(text, new StringBuilder(), info).toString().toLowerCase(Locale.ROOT);
        var isNone = info.hasErrors()
                || label.isEmpty()
                || label.length() > LONGEST_LABEL
                || ALL_DIGITS.matcher(label).matches();
        return isNone ? Optional.empty() : Optional.of(label);
    }

    static String unicode(String label) {
        return UTS46.labelToUnicode(label, new StringBuilder(), new IDNA.Info()).toString();
    }

    /** Returns the values in the order of the columns. The reader makes the same entry from them. */
    static List<Object> values(ListEntry entry) {
        var values = new ArrayList<Object>(entry.fields().values());
        switch (entry) {
            case ListEntry.Tld tld -> values.set(0, tld.unicode());
            case ListEntry.Registrar registrar -> values.set(2, String.join(BETWEEN_ALIASES, registrar.aliases()));
        }
        return values;
    }

    /** Returns empty if the line has a fault. */
    Optional<ListEntry> entry(ListKind kind) {
        var entry = kind == ListKind.TLD ? tld() : registrar();
        return sound ? Optional.of(entry) : Optional.empty();
    }

    private ListEntry tld() {
        var label = value("tld").equals(ListEntry.OTHERS) ? Optional.of(ListEntry.OTHERS) : label(value("tld"));
        if (label.isEmpty()) {
            fault("tld", "LIST_TLD_MALFORMED");
        }
        var status = status();
        var from = day("validFrom", true);
        var to = lastDay(from);
        var source = text("source", LONGEST_SOURCE);
        if (value("tld").equals(ListEntry.OTHERS)) {
            requireRefusal(status);
            return sound ? new ListEntry.Tld(ListEntry.OTHERS, ListEntry.OTHERS, status, from, to, source) : null;
        }
        return sound ? new ListEntry.Tld(label.get(), unicode(label.get()), status, from, to, source) : null;
    }

    private ListEntry registrar() {
        var ianaId = ianaId();
        var name = text("name", LONGEST_NAME);
        var aliases = aliases();
        var status = status();
        var from = day("validFrom", true);
        var to = lastDay(from);
        var source = text("source", LONGEST_SOURCE);
        if (name.equals(ListEntry.OTHERS)) {
            requireRefusal(status);
            if (ianaId != null) {
                fault("ianaId", "LIST_OTHERS_HAVE_NO_ID");
            }
        }
        return sound ? new ListEntry.Registrar(ianaId, name, aliases, status, from, to, source) : null;
    }

    /** A complete list refuses every name that it does not contain. No list approves such names. */
    private void requireRefusal(ApprovalStatus status) {
        if (status == ApprovalStatus.APPROVED) {
            fault("status", "LIST_OTHERS_APPROVED");
        }
    }

    private Integer ianaId() {
        var text = value("ianaId");
        if (text.isEmpty()) {
            return null;
        }
        if (!IANA_ID.matcher(text).matches()) {
            fault("ianaId", "LIST_IANA_ID_MALFORMED");
            return null;
        }
        return Integer.valueOf(text);
    }

    private List<String> aliases() {
        var text = value("aliases");
        if (text.length() > LONGEST_ALIASES) {
            fault("aliases", "LIST_VALUE_TOO_LONG", LONGEST_ALIASES);
        }
        return Arrays.stream(text.split(Pattern.quote(BETWEEN_ALIASES)))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .toList();
    }

    private ApprovalStatus status() {
        try {
            return ApprovalStatus.valueOf(value("status"));
        } catch (IllegalArgumentException other) {
            fault("status", "LIST_STATUS_UNKNOWN");
            return null;
        }
    }

    private LocalDate day(String field, boolean required) {
        var text = value(field);
        if (text.isEmpty() && !required) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            fault(field, "LIST_DAY_MALFORMED");
            return null;
        }
    }

    private LocalDate lastDay(LocalDate from) {
        var to = day("validTo", false);
        if (from != null && to != null && to.isBefore(from)) {
            fault("validTo", "LIST_ENDS_BEFORE_IT_BEGINS");
        }
        return to;
    }

    private String text(String field, int longest) {
        var text = value(field);
        if (text.isEmpty()) {
            fault(field, "LIST_VALUE_MISSING");
        }
        if (text.length() > longest) {
            fault(field, "LIST_VALUE_TOO_LONG", longest);
        }
        return text;
    }

    private String value(String field) {
        return values.get(columns.indexOf(field)).strip();
    }

    private void fault(String field, String code, Object... args) {
        sound = false;
        faults.add(field, code, args);
    }
}
