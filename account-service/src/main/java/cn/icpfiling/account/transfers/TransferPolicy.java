package cn.icpfiling.account.transfers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The times of transfers; no source gives them. */
@ConfigMapping(prefix = "icp.filing-transfers")
interface TransferPolicy {

    /** How long a draft can be confirmed. */
    @WithDefault("PT60M")
    Duration draftLife();

    /** How long a partner's consent to a filing that comes to its customer holds. */
    @WithDefault("P7D")
    Duration acceptanceLife();

    /** How often drafts are looked through for expired ones, and confirmed transfers for those that are due. */
    @WithDefault("10s")
    String every();
}
