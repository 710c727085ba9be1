package cn.icpfiling.verification.core;

import cn.icpfiling.verification.core.rules.DatedStatus;
import cn.icpfiling.verification.core.rules.RegistrarList;
import cn.icpfiling.verification.core.rules.TldList;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The entries of one version, which never change, in the order of its file and in the form that the rules read. */
public final class ListContent {

    private final List<ListEntry> entries;
    private final TldList tlds;
    private final RegistrarList registrars;

    public ListContent(List<? extends ListEntry> entries) {
        this.entries = List.copyOf(entries);
        tlds = new TldList(of(ListEntry.Tld.class)
                .map(one -> new TldList.Entry(one.tld(), one.status(), one.validFrom(), one.validTo()))
                .toList());
        registrars = new RegistrarList(
                of(ListEntry.Registrar.class)
                        .filter(one -> !one.isOthers())
                        .map(ListContent::registrar)
                        .toList(),
                of(ListEntry.Registrar.class)
                        .filter(ListEntry::isOthers)
                        .map(one -> new DatedStatus(one.status(), one.validFrom(), one.validTo()))
                        .toList());
    }

    private static RegistrarList.Entry registrar(ListEntry.Registrar one) {
        return new RegistrarList.Entry(
                one.ianaId(),
                Stream.concat(Stream.of(one.name()), one.aliases().stream()).toList(),
                one.status(),
                one.validFrom(),
                one.validTo());
    }

    /** Checks whether a name that the list does not contain counts as not approved on that day. */
    public boolean isComplete(ListKind kind, LocalDate day) {
        return kind == ListKind.TLD ? tlds.isComplete(day) : registrars.isComplete(day);
    }

    public List<ListEntry> entries() {
        return entries;
    }

    public TldList tlds() {
        return tlds;
    }

    public RegistrarList registrars() {
        return registrars;
    }

    private <T extends ListEntry> Stream<T> of(Class<T> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast);
    }
}
