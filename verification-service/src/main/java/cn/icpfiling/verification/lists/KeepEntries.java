package cn.icpfiling.verification.lists;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.verification.core.ApprovedRegistrar;
import cn.icpfiling.verification.core.ApprovedTld;
import cn.icpfiling.verification.core.ListEntry;
import cn.icpfiling.verification.store.ApprovedRegistrarRepository;
import cn.icpfiling.verification.store.ApprovedTldRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Writes the entries of a version once, in the order of its file. */
@ApplicationScoped
public class KeepEntries {

    private final ApprovedTldRepository tlds;
    private final ApprovedRegistrarRepository registrars;

    KeepEntries(ApprovedTldRepository tlds, ApprovedRegistrarRepository registrars) {
        this.tlds = tlds;
        this.registrars = registrars;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(UUID version, List<ListEntry> entries) {
        var position = 0;
        for (var entry : entries) {
            position++;
            switch (entry) {
                case ListEntry.Tld tld -> tlds.persist(ApprovedTld.of(Ids.next(), version, tld));
                case ListEntry.Registrar registrar ->
                    registrars.persist(ApprovedRegistrar.of(Ids.next(), version, position, registrar));
            }
        }
    }
}
