package cn.icpfiling.filing.core.numbers;

/** Products whose instances may carry a service number. The codes are the provider's. */
public enum InstanceProduct {
    ECS(1),
    SLB(2),
    ACE(3),
    MARKET(4),
    WEBAPP(5),
    NAT(6),
    NAT64(7),
    ENS(8),
    WEB_HOSTING(9);

    private final int code;

    InstanceProduct(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
