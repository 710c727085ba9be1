package cn.icpfiling.platform.crypto;

import java.util.List;

/** The stores of a service whose files are sealed anew when their key changes; none where it keeps its files in folders. */
public interface SealedStores {

    List<SealedStore> stores();
}
