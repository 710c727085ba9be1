package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.RecordedNetwork;
import java.util.List;

/** What a request makes of the present list: some lines stay, some go, some are new. */
record NetworkChange(List<RecordedNetwork> kept, List<RecordedNetwork> removed, List<NewNetwork> added) {

    boolean isNone() {
        return removed.isEmpty() && added.isEmpty();
    }
}
