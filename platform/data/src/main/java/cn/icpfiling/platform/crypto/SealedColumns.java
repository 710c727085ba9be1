package cn.icpfiling.platform.crypto;

import java.util.List;

/**
 * A service names all columns in which it keeps what {@link FieldCipher} or {@link StreamCipher} sealed; one that it forgets holds
 * the old key up.
 */
public interface SealedColumns {
    List<SealedColumn> columns();
}
