package cn.icpfiling.account.core;

import java.util.Optional;

/** The site of the provider that an account belongs to. */
public enum AccountSite {
    CHINA,
    INTERNATIONAL;

    /**
     * Returns why no filing may move from an account of this site to one of the other; empty if it may. Filings move
     * within the China site only (docs/trade.md 3.9).
     */
    public Optional<AccountProblem> refusesTransferTo(AccountSite target) {
        if (this == CHINA) {
            return target == CHINA ? Optional.empty() : Optional.of(AccountProblem.TRANSFER_CHINA_TO_INTERNATIONAL);
        }
        return Optional.of(
                target == CHINA
                        ? AccountProblem.TRANSFER_INTERNATIONAL_TO_CHINA
                        : AccountProblem.TRANSFER_BETWEEN_INTERNATIONAL);
    }
}
