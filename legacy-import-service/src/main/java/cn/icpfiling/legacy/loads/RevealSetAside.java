package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.rows.LoadColumn;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.RowFault;
import cn.icpfiling.legacy.store.SetAsideTable;
import cn.icpfiling.legacy.store.SetAsideTable.Revealed;
import cn.icpfiling.legacy.store.SetAsideTable.SetAside;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Shows set-aside rows in clear, as a file that can be corrected and loaded again. Each request is audited: once at the load, and once at
 * each filing, site or account that a row names; if its site or number belongs to another filing, not at that one.
 */
@ApplicationScoped
class RevealSetAside {
    /** The most rows of one answer. */
    static final int MOST = 10_000;

    private static final String ACT = "DATA.REVEAL";

    private final ReadLoads read;
    private final SetAsideTable setAside;
    private final Audit audit;
    private final long mostBytes;
    private final int mostObjects;

    RevealSetAside(
            ReadLoads read,
            SetAsideTable setAside,
            Audit audit,
            @ConfigProperty(name = "icp.legacy.loads.reveal-bytes") long mostBytes,
            @ConfigProperty(name = "icp.legacy.loads.reveal-objects") int mostObjects) {
        this.read = read;
        this.setAside = setAside;
        this.audit = audit;
        this.mostBytes = mostBytes;
        this.mostObjects = mostObjects;
    }

    /**
     * Rows in clear.
     *
     * @param last the last of them if more follow; null otherwise
     */
    record RevealedRows(String csv, SetAside last) {
        @Override
        public String toString() {
            return "RevealedRows";
        }
    }

    /** Why an administrator sees the rows. */
    enum RevealReason {
        CORRECT_ROWS,
        ANSWER_HOLDER,
        CHECK_LOAD
    }

    /** Which rows, and why. The rows after a file's line; without them from the first. */
    record RevealRequest(
            @NotNull RevealReason reason,
            @NotNull LoadKind kind,
            @Min(0) Integer afterFile,
            @Min(0) Long afterLine) {}

    /**
     * The audit entries are committed before the rows leave. An answer is bounded by rows, by bytes and by the objects that it shows; a row
     * is never cut. A row that the answer does not show is not decrypted.
     */
    RevealedRows handle(UUID id, RevealRequest request) {
        read.require(id);
        var kind = request.kind().name();
        var afterFile = request.afterFile() == null ? 0 : request.afterFile();
        var afterLine = request.afterLine() == null ? 0 : request.afterLine();
        return UnitOfWork.in(() -> {
            var extent = setAside.extent(id, kind, afterFile, afterLine, MOST, mostBytes);
            var shown = new ShownRows(request.kind(), mostObjects);
            setAside.reveal(id, kind, afterFile, afterLine, extent.rows(), shown::add);
            record(id, request, shown);
            var rows = shown.rows();
            var isLast = extent.isLast() && rows.size() == extent.rows();
            return new RevealedRows(
                    csv(id, request.kind(), rows),
                    isLast || rows.isEmpty() ? null : rows.getLast().row());
        });
    }

    /** The trace of a filing finds the read by the filing and by its sites and its account. */
    private void record(UUID load, RevealRequest request, ShownRows shown) {
        var reason = request.reason().name();
        audit.record(Act.of(ACT, "LEGACY_LOAD", load)
                .because(reason)
                .with("kind", request.kind())
                .with("rows", shown.rows().size()));
        for (var object : shown.objects()) {
            audit.record(Act.of(ACT, object.type().name(), object.id())
                    .because(reason)
                    .with("kind", request.kind())
                    .with("load", load));
        }
    }

    private static String csv(UUID load, LoadKind kind, List<Revealed> rows) {
        var lines = new ArrayList<String>(rows.size() + 1);
        lines.add("_load,_file,_line,_codes,_text,_cut,"
                + kind.columns().stream().map(LoadColumn::name).collect(Collectors.joining(",")));
        for (var revealed : rows) {
            var codes = revealed.row().faults().stream()
                    .map(RowFault::code)
                    .map(Enum::name)
                    .distinct()
                    .collect(Collectors.joining(" "));
            var source = revealed.source();
            var line = new StringBuilder()
                    .append(load)
                    .append(',')
                    .append(revealed.row().file())
                    .append(',')
                    .append(revealed.row().line())
                    .append(',')
                    .append(codes)
                    .append(',')
                    .append(source == null ? "" : quoted(source.text()))
                    .append(',')
                    .append(source == null ? "" : source.cut());
            for (var value : revealed.values()) {
                line.append(',').append(quoted(value));
            }
            lines.add(line.toString());
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    /** Values stay as they are, because the file is for loading, not for a spreadsheet. */
    private static String quoted(String value) {
        return value == null ? "" : '"' + value.replace("\"", "\"\"") + '"';
    }
}
