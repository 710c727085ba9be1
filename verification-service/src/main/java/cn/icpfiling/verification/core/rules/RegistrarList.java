package cn.icpfiling.verification.core.rules;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** One version of the list of registrars, each entry with its days. */
public final class RegistrarList {

    /**
     * @param ianaId null when it has none
     * @param names name and aliases
     * @param validTo last day; null while it holds
     */
    public record Entry(
            Integer ianaId, List<String> names, ApprovalStatus status, LocalDate validFrom, LocalDate validTo) {
        public Entry {
            names = names.stream().map(RegistrarList::plain).toList();
        }

        boolean inForce(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }
    }

    private final List<Entry> entries;

    public RegistrarList(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Found by IANA id where one is given: names are written in many ways, ids are not. Only a registrar without an id, or
     * with one that the list does not know, is looked for by name. One refusal among the entries found decides.
     */
    public ApprovalStatus status(Registrar registrar, LocalDate day) {
        var found = deciding(registrar, day);
        var approved = !found.isEmpty() && found.stream().allMatch(entry -> entry.status() == ApprovalStatus.APPROVED);
        return approved ? ApprovalStatus.APPROVED : ApprovalStatus.NOT_APPROVED;
    }

    /** Those that hold on the day and are meant. */
    public List<Entry> deciding(Registrar registrar, LocalDate day) {
        var found = registrar.ianaId() == null ? List.<Entry>of() : byId(registrar.ianaId(), day);
        return found.isEmpty() && registrar.name() != null ? byName(plain(registrar.name()), day) : found;
    }

    private List<Entry> byId(int ianaId, LocalDate day) {
        return entries.stream()
                .filter(entry -> entry.ianaId() != null && entry.ianaId() == ianaId && entry.inForce(day))
                .toList();
    }

    private List<Entry> byName(String name, LocalDate day) {
        return entries.stream()
                .filter(entry -> entry.names().contains(name) && entry.inForce(day))
                .toList();
    }

    /** Full-width and half-width, capitals, spaces and punctuation do not make another registrar. */
    public static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
