package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.inspection.core.cleanuplists.CleanUpKind;
import cn.icpfiling.inspection.core.cleanuplists.ListedFiling;
import cn.icpfiling.inspection.tables.CleanUpColumns.Column;
import cn.icpfiling.inspection.tabular.SheetRow;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one row of a list. Refuses it with all of its faults; pointers are /columns/n, n from 1. */
final class ReadRow {
    private static final List<Column> NUMBERS = List.of(Column.SERVICE_NUMBER, Column.NUMBER, Column.SUBJECT_NUMBER);
    private static final Pattern BETWEEN_DOMAINS = Pattern.compile("[\\s,;，；、|]+");
    private static final Pattern AROUND_DOMAIN = Pattern.compile("^[a-zA-Z]+://|[/:?#].*$");
    private static final int LONGEST_DOMAIN = 255;
    private static final Set<String> NOTHING = Set.of("", "-", "--", "—", "/", "无");

    private final ListSheet sheet;
    private final LoadRequest request;
    private final SheetRow row;
    private final List<Violation> faults = new ArrayList<>();
    private final Set<String> domains = new LinkedHashSet<>();
    private FilingNumber service;
    private FilingNumber subject;

    private ReadRow(ListSheet sheet, LoadRequest request, SheetRow row) {
        this.sheet = sheet;
        this.request = request;
        this.row = row;
    }

    static ListedFiling of(ListSheet sheet, LoadRequest request, SheetRow row) {
        return new ReadRow(sheet, request, row).read();
    }

    private ListedFiling read() {
        NUMBERS.forEach(column -> sheet.positions(column).forEach(this::number));
        sheet.positions(Column.DOMAIN).forEach(this::domains);
        if (faults.isEmpty()) {
            requireKey();
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return new ListedFiling(text(service), text(subject), List.copyOf(domains));
    }

    /** A number that is a service's also names the subject. The number of a licence finds no filing. */
    private void number(int position) {
        var written = row.cell(position);
        if (NOTHING.contains(written) || FilingNumber.isLicence(written)) {
            return;
        }
        var number = FilingNumber.tryParse(written);
        if (number.isEmpty()) {
            fault(position, CleanUpFault.FILING_NUMBER_MALFORMED);
            return;
        }
        if (!number.get().province().equals(request.province())) {
            fault(position, CleanUpFault.NUMBER_OF_OTHER_PROVINCE);
            return;
        }
        if (!number.get().isSubject() && service == null) {
            service = number.get();
        }
        if (subject == null) {
            subject = number.get().subject();
        }
    }

    private void domains(int position) {
        for (var written : BETWEEN_DOMAINS.split(row.cell(position))) {
            var bare = AROUND_DOMAIN.matcher(written).replaceAll("");
            if (!NOTHING.contains(bare)) {
                domain(bare).ifPresentOrElse(domains::add, () -> fault(position, CleanUpFault.LISTED_DOMAIN_MALFORMED));
            }
        }
    }

    private static Optional<String> domain(String written) {
        if (written.length() > LONGEST_DOMAIN) {
            return Optional.empty();
        }
        try {
            return Optional.of(DomainName.parse(written).ascii());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private void requireKey() {
        if (request.kind() == CleanUpKind.EMPTY_SUBJECT) {
            if (subject == null) {
                add("", CleanUpFault.SUBJECT_NUMBER_MISSING);
            }
        } else if (service == null && domains.isEmpty()) {
            add("", subject == null ? CleanUpFault.ROW_WITHOUT_KEY : CleanUpFault.SERVICE_NUMBER_MISSING);
        }
    }

    private void fault(int position, CleanUpFault fault) {
        add("/columns/" + (position + 1), fault, sheet.name(position));
    }

    private void add(String pointer, CleanUpFault fault, Object... args) {
        faults.add(Violation.of(pointer, fault.name(), null, args));
    }

    private static String text(FilingNumber number) {
        return number == null ? null : number.toString();
    }
}
