package cn.icpfiling.platform.crypto;

import java.util.List;

/**
 * The stores of a service whose files are encrypted again when their key changes. Empty if the service keeps its files
 * in folders.
 */
public interface EncryptedStores {

    List<EncryptedStore> stores();
}
