package cn.icpfiling.legacy.core.imports;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.List;
import java.util.Set;

/** The whole table of an import. A step that is not in it is refused; the event is the act of the audit entry. */
public final class ImportLifecycle {

    private static final Lifecycle<ImportState, ImportAct, ImportParty> TABLE = new Lifecycle<>(
            ImportState.class,
            List.of(
                    step(ImportState.VERIFIED, ImportAct.CONFIRM, ImportParty.HOLDER, ImportState.CONFIRMED),
                    step(ImportState.VERIFIED, ImportAct.EXPIRE, ImportParty.CLOCK, ImportState.EXPIRED),
                    step(ImportState.VERIFIED, ImportAct.REPLACE, ImportParty.OLD_LOGIN, ImportState.REPLACED),
                    step(ImportState.VERIFIED, ImportAct.REVOKE, ImportParty.OLD_LOGIN, ImportState.REVOKED),
                    step(ImportState.CONFIRMED, ImportAct.REVOKE, ImportParty.OLD_LOGIN, ImportState.REVOKED),
                    step(ImportState.CONFIRMED, ImportAct.COMPLETE, ImportParty.HAND_OVER, ImportState.DONE),
                    step(ImportState.CONFIRMED, ImportAct.REFUSE, ImportParty.HAND_OVER, ImportState.REFUSED)));

    private ImportLifecycle() {}

    public static Lifecycle<ImportState, ImportAct, ImportParty> table() {
        return TABLE;
    }

    private static Step<ImportState, ImportAct, ImportParty> step(
            ImportState from, ImportAct act, ImportParty who, ImportState to) {
        return new Step<>(from, act, Set.of(who), to, "LEGACY_IMPORT." + act);
    }
}
