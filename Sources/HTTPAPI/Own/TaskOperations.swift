import Access
import HTTPTypes
import RecordStreams
import Register
import Screening

/// What the owners of lists must look at: entries past their review dates, and minors.
struct TaskOperations: Sendable {
  let desk: Desk

  var operations: [Operation] {
    [
      Operation(
        method: .get, path: "/api/v1/tasks", name: "tasks", tag: .cases,
        summary: "What the owners of lists must look at", need: .permission(.manageLists),
        parameters: [
          .query("state", .choice(["open", "all"]), "Those that are done as well: all."), .onlyList,
          .after, .pageLimit,
        ],
        answers: [.init(200, "A page, in the order of telling.", .page("tasks", of: "Task"))],
        handle: list),
      Operation(
        method: .post, path: "/api/v1/tasks/{task}/closing", name: "closeTask", tag: .cases,
        summary: "Mark a task as done", need: .permission(.manageLists),
        parameters: [.path("task", .id, "The number of the task.")],
        answers: [.init(200, "The task.", .named("Task")), .notFound, .conflict], handle: close),
    ]
  }

  private func list(_ call: APICall) async throws -> APIAnswer {
    let (register, page) = (desk.register, call.page)
    let tasks = try await CaseWork.run {
      // Entries come due by themselves; whoever looks is told of all of them.
      try RaiseReviewTasks.run(register, by: call.principal.name, at: call.now)
      return try register.tasks(
        isOpen: call.query.last("state") != "all", list: call.query.last("list"),
        after: page.after, limit: page.limit)
    }
    return .json(
      tasks.json("tasks") { call.principal.mayUse(list: $0.list) ? $0.json : nil })
  }

  private func close(_ call: APICall) async throws -> APIAnswer {
    let (register, principal) = (desk.register, call.principal)
    let number = call.number(ofPath: "task")
    let task = try await CaseWork.run {
      guard let task = try register.task(number), principal.mayUse(list: task.list) else {
        throw APIFailure(.notFound, "There is no such task.")
      }
      guard try register.closeTask(number, by: principal.name, at: call.now) else {
        throw APIFailure(.conflict, "Task \(number) is done already.")
      }
      return try register.task(number) ?? task
    }
    return .json(task.json)
  }
}
