package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.ListContent;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.store.ApprovedRegistrarRepository;
import cn.icpfiling.verification.store.ApprovedTldRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

@ApplicationScoped
class ReadLists {

    private final ApprovedTldRepository tlds;
    private final ApprovedRegistrarRepository registrars;

    ReadLists(ApprovedTldRepository tlds, ApprovedRegistrarRepository registrars) {
        this.tlds = tlds;
        this.registrars = registrars;
    }

    @Transactional
    ListContent read(ListKind kind, UUID version) {
        return new ListContent(
                switch (kind) {
                    case TLD ->
                        tlds.of(version).stream().map(one -> one.entry()).toList();
                    case REGISTRAR ->
                        registrars.of(version).stream().map(one -> one.entry()).toList();
                });
    }
}
