package cn.icpfiling.platform.history;

import java.util.List;

/** What a service contributes to the history of an object, as declarations. A service has one bean of this type. */
public interface HistorySource {

    /** Returns how the ids of this service's own objects hang on the keys of the question, in the order of the look-ups. */
    List<HistoryLookup> lookups();

    /** Returns the tables in the order in which entries of one moment are shown. */
    List<HistoryTable> tables();

    /** Returns where the audit of this service is read. */
    AuditOfSource audit();

    /** Returns false while rows of an earlier release cannot be found by their keys yet. */
    default boolean isWhole() {
        return true;
    }

    /**
     * The audit of a service.
     *
     * @param path of its public operation
     * @param leftOut condition on {@code e.act} of acts that a table shows already; null if none does
     * @param kinds of the keys that entries are about
     */
    record AuditOfSource(String path, String leftOut, List<String> kinds) {

        public AuditOfSource {
            kinds = List.copyOf(kinds);
        }
    }
}
