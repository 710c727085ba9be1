package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.legacy.store.LegacyPaperRepository;
import cn.icpfiling.legacy.store.LegacySiteRepository;
import cn.icpfiling.platform.personaldata.KeyedSum;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Reads a filing of the old platform with all of its rows, and decrypts it; encrypts the key of its sums. */
@ApplicationScoped
class ReadOldFiling {

    private final LegacySiteRepository sites;
    private final LegacyPaperRepository papers;
    private final LegacyContents contents;

    ReadOldFiling(LegacySiteRepository sites, LegacyPaperRepository papers, LegacyContents contents) {
        this.sites = sites;
        this.papers = papers;
        this.contents = contents;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    OldFiling of(LegacyFiling filing) {
        var rows = sites.ofFiling(filing.id());
        return new OldFiling(
                filing,
                contents.certificateNumber(filing),
                contents.content(filing),
                OldFiling.sites(
                        rows,
                        sites.domainsOf(filing.id()),
                        rows.stream().map(contents::content).toList()),
                papers.ofFiling(filing.id()),
                contents.sumKey(filing));
    }

    /** Makes the key of the sums by which the hand-over is compared later, unless an earlier one has made it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void makeKey(LegacyFiling filing) {
        if (filing.encryptedSumKey() == null) {
            var key = KeyedSum.newKey();
            filing.sumsAreUnder(contents.encryptedSumKey(filing.id(), key), KeyedSum.nameOf(key));
        }
    }
}
