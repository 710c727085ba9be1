package cn.icpfiling.sandbox.oldplatform;

import cn.icpfiling.sandbox.refusal.Refusal;
import java.util.Arrays;
import java.util.Optional;

/** One table in one form: {@code subjects.gbk.csv}. */
record ExportFile(TableKind table, ExportForm form) {

    static ExportFile named(String name) {
        return find(name)
                .orElseThrow(() -> Refusal.notFound(
                        "The old platform has no such export",
                        "Ask for a table, such as subjects.csv or sites.ndjson"));
    }

    static Optional<ExportFile> find(String name) {
        return Arrays.stream(TableKind.values())
                .flatMap(table -> Arrays.stream(ExportForm.values()).map(form -> new ExportFile(table, form)))
                .filter(file -> file.name().equals(name))
                .findFirst();
    }

    String name() {
        return table.fileName() + "." + form.ending();
    }
}
