package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.ApprovalStatus;
import cn.icpfiling.verification.core.rules.RegistrarName;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One entry of a version of a list, as in a line of its file. */
public sealed interface ListEntry {

    /** Subject of the entry for all names that the list does not contain: on its days the list is complete. */
    String OTHERS = "*";

    default boolean isOthers() {
        return subject().equals(OTHERS);
    }

    /** The subject in normalised form. A subject may have several entries, each with its own days. */
    String subject();

    ApprovalStatus status();

    /** First legal day. */
    LocalDate validFrom();

    /** Last legal day; null if there is none yet. */
    LocalDate validTo();

    /** The source of the entry. */
    String source();

    /** The values by the columns of the file, in their order; null for an empty field. */
    Map<String, Object> fields();

    /** @param tld as A-label */
    record Tld(String tld, String unicode, ApprovalStatus status, LocalDate validFrom, LocalDate validTo, String source)
            implements ListEntry {

        @Override
        public String subject() {
            return tld;
        }

        @Override
        public Map<String, Object> fields() {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("tld", tld);
            return withDays(fields, this);
        }
    }

    /** @param ianaId null if the registrar has none */
    record Registrar(
            Integer ianaId,
            String name,
            List<String> aliases,
            ApprovalStatus status,
            LocalDate validFrom,
            LocalDate validTo,
            String source)
            implements ListEntry {

        public Registrar {
            aliases = List.copyOf(aliases);
        }

        @Override
        public String subject() {
            if (ianaId != null) {
                return "#" + ianaId;
            }
            if (name.equals(OTHERS)) {
                return OTHERS;
            }
            var plain = RegistrarName.of(name);
            return plain.place() == null ? plain.core() : plain.place() + " " + plain.core();
        }

        @Override
        public Map<String, Object> fields() {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("ianaId", ianaId);
            fields.put("name", name);
            fields.put("aliases", aliases);
            return withDays(fields, this);
        }
    }

    private static Map<String, Object> withDays(Map<String, Object> fields, ListEntry entry) {
        fields.put("status", entry.status());
        fields.put("validFrom", entry.validFrom());
        fields.put("validTo", entry.validTo());
        fields.put("source", entry.source());
        return fields;
    }
}
