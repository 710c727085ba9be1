package cn.icpfiling.filing.core.typecheck;

import cn.icpfiling.filing.core.catalogue.Region;
import java.time.Instant;

/**
 * What the old platform shows of a filing that waits there to be claimed or imported. It masks the numbers itself, so this service
 * never has them. A field that the old filing lacks is null.
 *
 * @param product the old platform's product: ICP, WANGPU or ENTERPRISE_SITE
 * @param unfinishedOrder an order of the old platform never ended; it cannot be taken over
 * @param claimable for an import: its old login opens a filing of another holder too, so it may be claimed with papers
 */
public record OldFiling(
        String subjectNumber,
        Region region,
        Integer nature,
        Integer certificateType,
        String maskedCertificateNumber,
        Integer principalCertificateType,
        String maskedPrincipalCertificateNumber,
        String product,
        Instant submittedAt,
        boolean unfinishedOrder,
        boolean claimable) {

    @Override
    public String toString() {
        return "OldFiling[" + subjectNumber + "]";
    }
}
