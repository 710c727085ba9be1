package cn.icpfiling.platform.crypto;

import java.util.List;

/**
 * Declares all columns with values that {@link FieldCipher} or {@link StreamCipher} encrypted. An undeclared column
 * blocks the removal of the old key.
 */
public interface EncryptedColumns {
    List<EncryptedColumn> columns();
}
