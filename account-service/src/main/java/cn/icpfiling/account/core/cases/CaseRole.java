package cn.icpfiling.account.core.cases;

/** Who acts on a case. SOURCE is the owner of the account that would lose its filing or its phone. */
public enum CaseRole {
    SUPPORT,
    HOLDER,
    SOURCE,
    PLATFORM
}
