package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.ApprovedRegistrar;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.rules.RegistrarList;
import cn.icpfiling.verification.core.rules.TldList;
import cn.icpfiling.verification.store.ApprovedRegistrarRepository;
import cn.icpfiling.verification.store.ApprovedTldRepository;
import cn.icpfiling.verification.store.ReferenceLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;

@ApplicationScoped
class ReadLists {

    private final ReferenceLists lists;
    private final ApprovedTldRepository tlds;
    private final ApprovedRegistrarRepository registrars;

    ReadLists(ReferenceLists lists, ApprovedTldRepository tlds, ApprovedRegistrarRepository registrars) {
        this.lists = lists;
        this.tlds = tlds;
        this.registrars = registrars;
    }

    @Transactional
    ListsInForce read() {
        var tldList = lists.newest(ListKind.TLD).orElse(null);
        var registrarList = lists.newest(ListKind.REGISTRAR).orElse(null);
        var tldEntries = tldList == null
                ? List.<TldList.Entry>of()
                : tlds.of(tldList.id()).stream()
                        .map(entry ->
                                new TldList.Entry(entry.tld(), entry.status(), entry.validFrom(), entry.validTo()))
                        .toList();
        var registrarEntries = registrarList == null
                ? List.<RegistrarList.Entry>of()
                : registrars.of(registrarList.id()).stream()
                        .map(ReadLists::entry)
                        .toList();
        return ListsInForce.of(tldList, new TldList(tldEntries), registrarList, new RegistrarList(registrarEntries));
    }

    private static RegistrarList.Entry entry(ApprovedRegistrar registrar) {
        var names = Stream.concat(Stream.of(registrar.name()), registrar.aliases().stream());
        return new RegistrarList.Entry(
                registrar.ianaId(), names.toList(), registrar.status(), registrar.validFrom(), registrar.validTo());
    }
}
