package cn.icpfiling.platform.crypto;

import java.util.List;

/**
 * Declares all pairs of columns with values of {@link BlindIndex}. An undeclared pair blocks the removal of the old
 * key.
 */
public interface IndexedColumns {
    List<IndexedColumn> pairs();
}
