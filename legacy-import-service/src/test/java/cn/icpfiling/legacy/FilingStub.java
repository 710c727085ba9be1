package cn.icpfiling.legacy;

import cn.icpfiling.platform.testkit.NeighbourStub;

/** The neighbours as this service sees them: filing-service's subjects and the token endpoint, over HTTP. */
public final class FilingStub extends NeighbourStub {

    public FilingStub() {
        super("icp.filing.url", "icp.account.url");
    }
}
