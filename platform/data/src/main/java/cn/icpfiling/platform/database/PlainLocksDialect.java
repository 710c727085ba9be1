package cn.icpfiling.platform.database;

import jakarta.persistence.Timeout;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.RowLockStrategy;
import org.hibernate.dialect.lock.PessimisticLockStyle;
import org.hibernate.dialect.lock.spi.ConnectionLockTimeoutStrategy;
import org.hibernate.dialect.lock.spi.LockTimeoutType;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.dialect.lock.spi.OuterJoinLockingType;

/**
 * MySQL's dialect, with row locks that name no table. MariaDB, which replaces MySQL on one machine, does not know
 * MySQL's FOR UPDATE OF. A plain FOR UPDATE means the same in both if one table is read.
 */
public final class PlainLocksDialect extends MySQLDialect {

    public PlainLocksDialect() {
        super(DatabaseVersion.make(8, 4));
    }

    @Override
    public LockingSupport getLockingSupport() {
        return new PlainLocks(super.getLockingSupport());
    }

    @Override
    protected boolean supportsAliasLocks() {
        return false;
    }

    private record PlainLocks(LockingSupport mysql) implements LockingSupport, LockingSupport.Metadata {

        @Override
        public Metadata getMetadata() {
            return this;
        }

        @Override
        public ConnectionLockTimeoutStrategy getConnectionLockTimeoutStrategy() {
            return mysql.getConnectionLockTimeoutStrategy();
        }

        @Override
        public RowLockStrategy getReadRowLockStrategy() {
            return RowLockStrategy.NONE;
        }

        @Override
        public RowLockStrategy getWriteRowLockStrategy() {
            return RowLockStrategy.NONE;
        }

        @Override
        public PessimisticLockStyle getPessimisticLockStyle() {
            return mysql.getMetadata().getPessimisticLockStyle();
        }

        @Override
        public LockTimeoutType getLockTimeoutType(Timeout timeout) {
            return mysql.getMetadata().getLockTimeoutType(timeout);
        }

        @Override
        public OuterJoinLockingType getOuterJoinLockingType() {
            return mysql.getMetadata().getOuterJoinLockingType();
        }

        @Override
        public boolean supportsForUpdate() {
            return mysql.getMetadata().supportsForUpdate();
        }

        @Override
        public boolean supportsWait() {
            return mysql.getMetadata().supportsWait();
        }

        @Override
        public boolean supportsNoWait() {
            return mysql.getMetadata().supportsNoWait();
        }

        @Override
        public boolean supportsSkipLocked() {
            return mysql.getMetadata().supportsSkipLocked();
        }
    }
}
