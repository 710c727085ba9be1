/** Files that must survive a power failure. */
package cn.icpfiling.platform.files;
