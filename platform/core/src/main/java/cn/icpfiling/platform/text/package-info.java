/** What texts may be made of. */
package cn.icpfiling.platform.text;
