import { execSync, spawnSync } from "node:child_process";

interface Release {
  tag: string;
  notes: string;
}

export function publish(release: Release): string {
  // ruleid: injection/shell-command-from-variable-javascript
  return execSync(`git tag -a ${release.tag} -m "${release.notes}"`, { encoding: "utf8" });
}

export function publishSafely(release: Release): void {
  // ok: injection/shell-command-from-variable-javascript
  spawnSync("git", ["tag", "-a", release.tag, "-m", release.notes]);
}

export function head(): string {
  // ok: injection/shell-command-from-variable-javascript
  return execSync("git rev-parse HEAD", { encoding: "utf8" }).trim();
}

export function push(branch: string, remote: string): void {
  const command = ["git", "push", remote, branch];
  // ruleid: injection/shell-command-from-variable-javascript
  execSync(command.join(" "), { stdio: "inherit" });
}

export function describe(pattern: string): string {
  // ruleid: injection/shell-command-from-variable-javascript
  return execSync("git describe --match " + pattern).toString();
}

export function pushSafely(branch: string, remote: string): number | null {
  // ok: injection/shell-command-from-variable-javascript
  return spawnSync("git", ["push", remote, branch], { stdio: "inherit" }).status;
}

export function tagOf(line: string): string | undefined {
  // ok: injection/shell-command-from-variable-javascript
  return /refs\/tags\/(.+)$/.exec(line + "\n")?.[1];
}
