package cn.icpfiling.inspection.tables;

import cn.icpfiling.inspection.core.scans.UnknownCause;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;

/** Why looks are unknown, {@code rules/unknown-looks.yaml}. */
public final class UnknownLooks {
    private static final UnknownLooks BUNDLED = new UnknownLooks();

    private final File file = RuleFiles.read("unknown-looks.yaml", new TypeReference<File>() {});

    private record File(String family, List<Look> looks) {}

    private record Look(String verdict, UnknownCause cause) {}

    private UnknownLooks() {}

    public static UnknownLooks bundled() {
        return BUNDLED;
    }

    /** The codes of the verdicts that have this cause, in the order of the file. */
    public List<String> verdicts(UnknownCause cause) {
        return file.looks().stream()
                .filter(look -> look.cause() == cause)
                .map(Look::verdict)
                .toList();
    }
}
